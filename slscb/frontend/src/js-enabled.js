// GOV.UK Frontend shows its scripted parts only under this class. It is a file and not a snippet in the page because the
// content security policy allows no inline script. Load it first thing inside <body>, without `defer`.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
