import { drawChart } from '/modules/chart.js';
import { course } from '/modules/course.js';
import { zoom, zoomBy } from '/modules/zoom.js';

function show() {
  document.querySelector('#chart').innerHTML = drawChart(course, zoom());
  document.querySelector('#zoom').textContent = `Zoom ${zoom()}`;
}

document.querySelector('#course').textContent = `Course: ${course.length - 1} legs, under way`;
document.querySelector('footer').addEventListener('click', ({ target }) => {
  if (!target.dataset.by) return;
  zoomBy(Number(target.dataset.by));
  show();
});
show();
