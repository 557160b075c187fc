import { commandGroup } from '../command-group.ts'
import { grantConfirm, grantWithdraw } from './grant/act.ts'
import { grantGive } from './grant/give.ts'
import { grantList } from './grant/list.ts'
import { grantWords } from './grant/words.ts'

/** `simpul grant`: what one person permits between two agencies. */
export const grantCommand = commandGroup('grant', {
  summary: 'Records, confirms and withdraws what a person permits between two agencies.',
  about: `
A grant is between one person, one owner and one recipient, and is kept by these two only.
Where the recipient took it, the owner or the person confirms it before it opens anything.`,
  parts: [grantList, grantWords, grantGive, grantConfirm, grantWithdraw],
})
