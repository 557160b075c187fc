import { commandGroup } from '../command-group.ts'
import { agreementDraft } from './agreement/draft.ts'
import { agreementList } from './agreement/list.ts'
import { agreementPreview } from './agreement/preview.ts'
import { agreementPropose } from './agreement/propose.ts'
import { agreementSign } from './agreement/sign.ts'
import { agreementSuspend, agreementTerminate } from './agreement/stop.ts'

/** `simpul agreement`: what agencies sign with each other. */
export const agreementCommand = commandGroup('agreement', {
  summary: 'Drafts, previews, signs and ends agreements between agencies.',
  about: `
An agreement goes draft, preview, propose, sign (by each party over the same digest); it is
active by itself from its first day to its last. Any party suspends or ends it alone.
Every command is answered by the kit of the agency of whoever signs in; a head signs.`,
  parts: [
    agreementList,
    agreementDraft,
    agreementPreview,
    agreementPropose,
    agreementSign,
    agreementSuspend,
    agreementTerminate,
  ],
})
