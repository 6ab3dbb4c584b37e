// While the risk tool is filled in, asks the server for the level and has it keep the draft. The rule is the server's
// alone: what comes back is shown as it is. One request at a time, so that no older answer overtakes a newer one.

const AFTER_TICK = 400 // milliseconds without another change
const AFTER_TYPING = 1500
const AFTER_FAILURE = 15000
const DESKTOP = '(min-width: 48.0625em)'

export function liveResult(root) {
  for (const form of root.querySelectorAll('form[data-module~="app-live-result"]')) {
    start(root, form)
  }
}

function start(root, form) {
  const [place, kept, said] = ['result', 'kept', 'said'].map((name) => root.querySelector(`[data-live-${name}]`))
  let timer
  let asking = false
  let isChanged = 'isChanged' in form.dataset
  let isSent = false

  /** What stands in the form; flagged as a draft to be kept once anything has changed. */
  const typed = () => {
    if (isChanged) {
      form.elements.draft.value = 'kept'
    }
    const sent = new URLSearchParams(new FormData(form))
    if (!isChanged) {
      sent.delete('draft')
    }
    return sent
  }
  const show = (text) => {
    const fold = place.querySelector('details')
    const isOpen = fold ? fold.open : window.matchMedia(DESKTOP).matches
    place.innerHTML = text
    const fresh = place.querySelector('details')
    fresh.open = isOpen
    kept.textContent = fresh.dataset.kept
    if (said.textContent !== fresh.dataset.said) {
      said.textContent = fresh.dataset.said
    }
  }
  const fail = (words) => {
    kept.textContent = words
    said.textContent = words
    later(AFTER_FAILURE)
  }
  const ask = async () => {
    if (asking || isSent) {
      return
    }
    asking = true
    const wasChanged = isChanged
    const body = typed()
    isChanged = false
    try {
      const answer = await fetch(form.dataset.resultAddress, { method: 'POST', body, redirect: 'manual' })
      if (!answer.ok) {
        const isSignedOut = answer.type === 'opaqueredirect' || answer.status === 403
        throw Object.assign(new Error('refused'), { words: isSignedOut ? kept.dataset.signedOut : kept.dataset.lost })
      }
      show(await answer.text())
      if (wasChanged && !isChanged) {
        form.dispatchEvent(new Event('app:kept'))
      }
    } catch (error) {
      isChanged = isChanged || wasChanged
      fail(error.words ?? kept.dataset.lost)
    } finally {
      asking = false
      if (isChanged && timer === undefined) {
        later(AFTER_TICK)
      }
    }
  }
  const later = (delay) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      timer = undefined
      ask()
    }, delay)
  }

  form.addEventListener('input', (event) => {
    isChanged = true
    form.elements.draft.value = 'kept' // now, and not when it is sent: completing the form ends the draft
    later(event.target.matches('[type=checkbox], [type=radio], select') ? AFTER_TICK : AFTER_TYPING)
  })
  form.addEventListener('submit', () => {
    isSent = true
    window.clearTimeout(timer)
  })
  window.addEventListener('pageshow', () => { isSent = false })
  root.addEventListener('visibilitychange', () => {
    if (root.visibilityState === 'hidden' && isChanged && !isSent) {
      navigator.sendBeacon(form.dataset.resultAddress, typed())
    }
  })
  if (isChanged || !place.querySelector('details')) {
    ask()
  }
}
