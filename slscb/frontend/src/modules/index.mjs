// Our own modules, one file each. A module exports a function that takes the root to look in, finds its elements by a
// `data-module="app-…"` attribute and does nothing where there are none.

import { bands } from './bands.mjs'
import { filter } from './filter.mjs'
import { liveResult } from './live-result.mjs'
import { radios } from './radios.mjs'
import { securityKey } from './security-key.mjs'
import { session } from './session.mjs'
import { unsavedChanges } from './unsaved-changes.mjs'

export const modules = [bands, filter, liveResult, radios, securityKey, session, unsavedChanges]
