// Folds the bands of the risk tool: those with something ticked or wrong in them stay open, the others show their heading
// and how many are ticked. A link to a field inside a folded one opens it first. On paper everything is open.

export function bands(root) {
  for (const group of root.querySelectorAll('[data-module~="app-bands"]')) {
    const folds = [...group.querySelectorAll('details')]
    const all = group.querySelector('[data-open]')
    const name = () => {
      all.textContent = folds.every((fold) => fold.open) ? all.dataset.close : all.dataset.open
    }
    const count = () => {
      for (const fold of folds) {
        fold.querySelector('[data-count]').textContent = fold.querySelectorAll('[name=indicators]:checked').length
      }
    }
    for (const fold of folds) {
      fold.open = 'inUse' in fold.dataset || fold.querySelector('[name=indicators]:checked') !== null
      fold.addEventListener('toggle', name)
    }
    all.addEventListener('click', () => {
      const open = !folds.every((fold) => fold.open)
      folds.forEach((fold) => { fold.open = open })
    })
    group.addEventListener('change', count)
    window.addEventListener('pageshow', count) // the browser may tick again what was ticked before "back"
    window.addEventListener('beforeprint', () => folds.forEach((fold) => { fold.open = true }))
    name()
    all.hidden = false
    openOnTheWay(root)
  }
}

/** Before anybody else hears of the click: what is folded away can neither be scrolled to nor be focused. */
function openOnTheWay(root) {
  const open = (hash) => {
    const target = root.getElementById(decodeURIComponent(hash.slice(1)))
    for (let fold = target?.closest('details'); fold; fold = fold.parentElement.closest('details')) {
      fold.open = true
    }
    return target
  }
  root.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#"]')
    const target = link && link.hash.length > 1 && open(link.hash)
    if (target?.matches('input, textarea, select') && !link.closest('.govuk-error-summary')) {
      event.preventDefault() // the error summary does the same by itself
      target.scrollIntoView({ block: 'center' })
      target.focus({ preventScroll: true })
    }
  }, { capture: true })
  if (window.location.hash.length > 1) {
    open(window.location.hash)?.scrollIntoView()
  }
}
