const entries = [
  {
    id: 1,
    title: 'Cast off at dawn',
    when: '4 May, 05:10',
    text: 'Light wind from the south-west. All lines in, all hands well. Passed the mole at a quarter past five.',
  },
  {
    id: 2,
    title: 'Fog off the cape',
    when: '4 May, 11:40',
    text: 'Sounded the horn every two minutes. Saw nothing, heard a bell to starboard, kept well clear of it.',
  },
  {
    id: 3,
    title: 'Rudder freed',
    when: '5 May, 02:25',
    text: 'A fishing net had caught the rudder. Two hours in the dark with a knife on a pole, then under way again.',
  },
  {
    id: 4,
    title: 'Land ahead',
    when: '6 May, 16:05',
    text: 'The light of the harbour at two points to port. The cook opened the last tin of peaches.',
  },
];

const listPage = () =>
  `<h1>All entries</h1><ul>${entries
    .map(
      ({ id, title, when }) => `<li><a href="/entries/${id}">${title}</a><time>${when}</time></li>`,
    )
    .join('')}</ul>`;

const entryPage = ({ title, when, text }) =>
  `<h1>${title}</h1><p><time>${when}</time></p><p>${text}</p><p><a href="/">All entries</a></p>`;

const nothingPage = (path) => {
  const shown = path.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<h1>Nothing here</h1><p class="nothing">This logbook has no page ${shown}</p>`;
};

function pageAt(path) {
  if (path === '/') return listPage();
  const entry = entries.find(({ id }) => path === `/entries/${id}`);
  return entry ? entryPage(entry) : nothingPage(path);
}

function show() {
  document.querySelector('#page').innerHTML = pageAt(location.pathname);
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.getAttribute('href'));
  show();
});
addEventListener('popstate', show);
show();
