import { commandGroup } from '../command-group.ts'
import { required } from '../read-arguments.ts'
import { recordCommand } from './record-command.ts'

const bindingSign = recordCommand('binding', {
  name: 'sign',
  summary: 'Signs that a sign-in belongs to a worker whom you have seen.',
  usage: '--person SUB --worker WORKER [--subjects URL]',
  about: `  --person SUB    the sign-in's name for the person (the "sub" of their tokens)
  --worker ID     the worker whom you have seen, with an identity document
  --subjects URL  the issuer of the sign-in (default the one pinned at the founding)

One agency's signature opens that agency's rows to the person; two agencies' open all.`,
  options: { person: { type: 'string' }, worker: { type: 'string' }, subjects: { type: 'string' } },
  operation: 'bindingSign',
  shown: 'binding',
  preferred: ['PROTECTION', 'VERIFICATION', 'PLACEMENT'],
  input: ({ person, worker, subjects }) => ({
    person: required('person', typeof person === 'string' ? person : undefined),
    worker: required('worker', typeof worker === 'string' ? worker : undefined),
    issuer: subjects,
  }),
})

/** `simpul binding`: which sign-in is which worker. */
export const bindingCommand = commandGroup('binding', {
  summary: 'Binds a person’s sign-in to the worker they are.',
  about: 'A wrong binding shows one person the data of another: sign only for whom you have seen.',
  parts: [bindingSign],
})
