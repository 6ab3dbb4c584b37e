// Asks before a half-filled form is left by mistake. Sending it, or leaving one untouched or kept as a draft, asks nothing.

export function unsavedChanges(root) {
  for (const form of root.querySelectorAll('form[data-module~="app-unsaved-changes"]')) {
    let touched = form.querySelector('.govuk-error-message') !== null
    const warn = (event) => {
      if (touched) {
        event.preventDefault()
      }
    }
    form.addEventListener('input', () => {
      touched = true
    })
    form.addEventListener('app:kept', () => {
      touched = false
    })
    form.addEventListener('submit', () => window.removeEventListener('beforeunload', warn))
    window.addEventListener('beforeunload', warn)
  }
}
