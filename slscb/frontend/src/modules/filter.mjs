// On a phone an unused filter starts closed, so that the list comes first.

const TABLET = '(min-width: 40.0625em)'

export function filter(root) {
  const closes = !window.matchMedia(TABLET).matches
  for (const details of root.querySelectorAll('details[data-module~="app-filter"]')) {
    const inUse = details.querySelector('.app-filter__tag, .govuk-error-message')
    details.open = !closes || inUse !== null
  }
}
