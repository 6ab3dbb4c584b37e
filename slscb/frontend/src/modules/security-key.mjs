// Puts the server's question to a security key and sends its answer with the form. Without a browser that knows keys, or
// without this script, the other ways of proving who one is stay.

const WORDS = {
  NotAllowedError: 'The key did not answer, or you cancelled. Try again.',
  InvalidStateError: 'This key is added already.',
  SecurityError: 'Keys cannot be used at this address.'
}

export function securityKey(root) {
  for (const form of root.querySelectorAll('form[data-module~="app-security-key"]')) {
    start(form)
  }
}

function start(form) {
  const button = form.querySelector('[data-key-ask]')
  const said = form.querySelector('[data-key-said]')
  if (!window.PublicKeyCredential || !navigator.credentials) {
    said.textContent = 'This browser does not know security keys.'
    return
  }
  const question = opened(JSON.parse(form.dataset.question))
  button.hidden = false
  said.textContent = ''
  button.addEventListener('click', async () => {
    said.textContent = 'Touch your key, or follow what your browser says.'
    try {
      const answer = await navigator.credentials[form.dataset.act](question)
      form.querySelector('[name=credential]').value = JSON.stringify(closed(answer))
      form.submit()
    } catch (error) {
      said.textContent = WORDS[error.name] || 'The key could not be used.'
    }
  })
}

// The question holds bytes as base64url; the browser wants them as bytes.
function opened({ publicKey }) {
  const credentials = (some) => (some || []).map((one) => ({ ...one, id: bytes(one.id) }))
  const made = { ...publicKey, challenge: bytes(publicKey.challenge) }
  if (publicKey.user) {
    made.user = { ...publicKey.user, id: bytes(publicKey.user.id) }
    made.excludeCredentials = credentials(publicKey.excludeCredentials)
  } else {
    made.allowCredentials = credentials(publicKey.allowCredentials)
  }
  return { publicKey: made }
}

function closed(answer) {
  const response = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (answer.response[name]) {
      response[name] = letters(answer.response[name])
    }
  }
  if (answer.response.getTransports) {
    response.transports = answer.response.getTransports()
  }
  return {
    id: answer.id,
    rawId: letters(answer.rawId),
    type: answer.type,
    authenticatorAttachment: answer.authenticatorAttachment,
    clientExtensionResults: answer.getClientExtensionResults(),
    response
  }
}

function bytes(text) {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function letters(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
