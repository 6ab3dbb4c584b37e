// The service's one script. Every page works without it; it only makes some of them quicker to use.

import { initAll as startMinistryOfJustice } from '@ministryofjustice/frontend'
import { initAll as startGovUk } from 'govuk-frontend'

import { modules } from './modules/index.mjs'

startGovUk()
startMinistryOfJustice()
modules.forEach((start) => start(document))
