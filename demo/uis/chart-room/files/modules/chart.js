import { islands } from './islands.js';

const path = (points) => points.map((point) => point.join(',')).join(' ');

/** The chart as SVG, around the ship, which is at the course's end. */
export function drawChart(course, zoom) {
  const [x, y] = course.at(-1);
  const [width, height] = [800 / zoom, 400 / zoom];
  const [left, top] = zoom > 1 ? [x - width / 2, y - height / 2] : [0, 0];
  const land = islands.map(
    (island) => `<polygon points="${path(island)}" fill="#e9d9a5" stroke="#8a7434"/>`,
  );
  return `<svg role="img" aria-label="Sea chart" viewBox="${left} ${top} ${width} ${height}">${land.join('')}
    <polyline points="${path(course)}" fill="none" stroke="#c2442d" stroke-width="3" stroke-dasharray="10 6"/>
    <circle cx="${x}" cy="${y}" r="8" fill="#c2442d" stroke="#fff" stroke-width="3"/></svg>`;
}
