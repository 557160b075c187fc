import { commandGroup } from '../command-group.ts'
import { accessAnswer } from './access/answer.ts'
import { listCommand } from './list-command.ts'

const accessList = listCommand('access', {
  summary: 'Lists what partners have asked your agency to open, and by when it answers.',
  about: 'States: ASKED waits for your agency, ASKED_BACK for theirs, ACCEPTED, REFUSED.',
  operation: 'accessList',
  list: 'requests',
  columns: {
    id: 'request',
    agency: 'asked by',
    coordinates: 'fields',
    purpose: 'purpose',
    state: 'state',
    answerBy: 'answer by',
    reason: 'reason',
  },
})

/** `simpul access`: what partners ask to have opened. */
export const accessCommand = commandGroup('access', {
  summary: 'Lists and answers partners’ requests for fields.',
  about: 'Partners ask by "requestAccess" in the graph. An accepted request is a draft, not an opening.',
  parts: [accessList, accessAnswer],
})
