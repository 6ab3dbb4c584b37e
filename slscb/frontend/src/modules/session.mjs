// Warns two minutes before the session ends, offers to stay, and keeps what stands in a form that has been touched. The
// server ends the session whether this runs or not; it is asked how long is left, as another window may have been used.

const SECOND = 1000
const KEEP_BEFORE = 20 // seconds before the end

export function session(root) {
  for (const dialog of root.querySelectorAll('dialog[data-module~="app-session"]')) {
    start(root, dialog)
  }
}

function start(root, dialog) {
  const { stay, keep, signIn, warnAt } = dialog.dataset
  const words = dialog.querySelector('[data-session-left]')
  const touched = new Set()
  let endsAt = Date.now() + Number(dialog.dataset.seconds) * SECOND
  let isKept = false
  let isLeaving = false

  const left = () => Math.ceil((endsAt - Date.now()) / SECOND)
  const token = () => dialog.querySelector('[name=csrfmiddlewaretoken]').value
  const send = (address, fields = {}) =>
    fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfmiddlewaretoken: token() }),
      redirect: 'manual'
    })
  const ask = async (answer) => {
    try {
      const answered = await answer
      if (answered.ok) {
        endsAt = Date.now() + (await answered.json()).seconds * SECOND
      } else {
        endsAt = Date.now()
      }
    } catch {
      // The server cannot be reached; the time known before stands.
    }
  }
  const keepTyped = async () => {
    isKept = true
    for (const form of touched) {
      const typed = new URLSearchParams()
      for (const [name, value] of new FormData(form)) {
        if (typeof value === 'string' && name !== 'csrfmiddlewaretoken') {
          typed.append(name, value)
        }
      }
      const answered = await send(keep, { path: location.pathname + location.search, typed })
      if (answered.ok) {
        form.dispatchEvent(new CustomEvent('app:kept'))
      }
    }
  }
  const leave = () => {
    isLeaving = true
    location.assign(`${signIn}?next=${encodeURIComponent(location.pathname + location.search)}`)
  }
  const say = () => {
    const seconds = left()
    const text = seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : seconds > 20 ? 'one minute' : 'a few seconds'
    if (words.textContent !== text) {
      words.textContent = text
    }
  }
  const look = async () => {
    if (isLeaving || left() > warnAt) {
      return
    }
    if (!dialog.open) {
      await ask(fetch(stay, { redirect: 'manual' }))
      if (left() <= warnAt && !dialog.open) {
        dialog.showModal()
      }
    }
    say()
    if (left() <= KEEP_BEFORE && !isKept) {
      await keepTyped().catch(() => {})
    }
    if (left() < 0) {
      await ask(fetch(stay, { redirect: 'manual' }))
      if (left() <= 0) {
        leave()
      } else {
        dialog.close()
      }
    }
  }
  const remain = async () => {
    await ask(send(stay))
    isKept = false
    dialog.close()
  }

  for (const form of root.querySelectorAll('form[data-module~="app-unsaved-changes"]')) {
    form.addEventListener('input', () => touched.add(form))
  }
  dialog.querySelector('[data-session-stay]').addEventListener('click', remain)
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    remain()
  })
  let isLooking = false
  setInterval(async () => {
    if (!isLooking) {
      isLooking = true
      await look()
      isLooking = false
    }
  }, SECOND)
}
