// Shows the fields that belong to a radio only while it is chosen. GOV.UK's own script for radios does the same but sets
// `aria-expanded`, which a radio may not have.

const HIDDEN = 'govuk-radios__conditional--hidden'

export function radios(root) {
  for (const group of root.querySelectorAll('[data-module~="app-radios"]')) {
    const inputs = [...group.querySelectorAll('input[data-reveals]')]
    const show = () => {
      for (const input of inputs) {
        root.getElementById(input.dataset.reveals).classList.toggle(HIDDEN, !input.checked)
      }
    }
    group.addEventListener('change', show)
    window.addEventListener('pageshow', show) // the browser may choose again what was chosen before "back"
    show()
  }
}
