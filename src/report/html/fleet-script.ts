/** Finds clients by any part of their line. Everything else on the page works without it. */
export const FIND = `
const find = document.getElementById('find');
if (find !== null) {
  const all = [...document.querySelectorAll('.client')].map((row) => [row, row.textContent.toLowerCase()]);
  find.parentElement.hidden = false;
  let announcement;
  find.addEventListener('input', () => {
    const wanted = find.value.trim().toLowerCase();
    let found = 0;
    for (const [row, text] of all) {
      const isFound = text.includes(wanted);
      row.classList.toggle('unfound', !isFound);
      if (isFound) found += 1;
    }
    clearTimeout(announcement);
    announcement = setTimeout(() => { said.textContent = found + ' of ' + all.length + ' clients match'; }, 500);
  });
}
`;
