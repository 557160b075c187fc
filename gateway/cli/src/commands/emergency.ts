import { purposes } from '@simpul/boundary'
import { readAgency } from '../agency-names.ts'
import { usageError } from '../command-error.ts'
import { commandGroup } from '../command-group.ts'
import { readChoices, readOne, required } from '../read-arguments.ts'
import { listCommand } from './list-command.ts'
import { type GivenValues, recordCommand } from './record-command.ts'

const preferred = ['PROTECTION', 'REPATRIATION']

const emergencyList = listCommand('emergency', {
  summary: 'Lists the emergencies that your agency opened or has to review.',
  about: 'One without a second person closes after an hour; none lasts longer than a day.',
  operation: 'emergencyList',
  list: 'emergencies',
  preferred,
  columns: {
    id: 'emergency',
    subject: 'worker',
    owner: 'owner',
    recipient: 'opened by',
    purposes: 'purposes',
    state: 'state',
    closesAt: 'closes',
    reason: 'reason',
  },
})

const emergencyOpen = recordCommand('emergency', {
  name: 'open',
  summary: 'Opens what is offered on vital interest for one worker, for an hour.',
  usage: '--subject WORKER --owner AGENCY --for PURPOSE --reason TEXT',
  about: `  --subject ID    the worker who is in danger
  --owner AGENCY  who keeps the data; by id or by subgraph: government
  --for P         for what; may be repeated
  --reason TEXT   what has happened; the worker and the reviewing agency read it

A second person of your agency confirms it within the hour (simpul emergency confirm), or it
closes. Another agency reviews it, and the worker sees it.
`,
  options: {
    subject: { type: 'string' },
    owner: { type: 'string' },
    for: { type: 'string', multiple: true },
    reason: { type: 'string' },
  },
  operation: 'emergencyOpen',
  preferred,
  input: (values) => ({
    subject: required('subject', textOf(values, 'subject')),
    owner: readAgency('owner', required('owner', textOf(values, 'owner'))),
    purposes: purposesOf(values),
    reason: required('reason', textOf(values, 'reason')),
  }),
})

const emergencyConfirm = recordCommand('emergency', {
  name: 'confirm',
  summary: 'Confirms a colleague’s emergency, which then lasts a day at most.',
  usage: 'EMERGENCY',
  about: '',
  options: {},
  operation: 'emergencyConfirm',
  preferred,
  input: (_, positionals) => ({ emergency: readOne(positionals, 'the id of an emergency') }),
})

const emergencyReview = recordCommand('emergency', {
  name: 'review',
  summary: 'Says whether another agency’s emergency was one; a supervisor does it.',
  usage: 'EMERGENCY --upheld | --not-upheld --note TEXT',
  about: `  --upheld        it was an emergency; --not-upheld it was none
  --note TEXT     what the judgement rests on`,
  options: { upheld: { type: 'boolean' }, 'not-upheld': { type: 'boolean' }, note: { type: 'string' } },
  operation: 'emergencyReview',
  preferred: ['PROTECTION', 'GOVERNANCE'],
  input: (values, positionals) => {
    if (Boolean(values.upheld) === Boolean(values['not-upheld']))
      throw usageError('Say either --upheld or --not-upheld.')
    return {
      emergency: readOne(positionals, 'the id of an emergency'),
      isUpheld: values.upheld === true,
      note: required('note', textOf(values, 'note')),
    }
  },
})

/** `simpul emergency`: reading on vital interest, with a second person and a review. */
export const emergencyCommand = commandGroup('emergency', {
  summary: 'Opens, confirms and reviews reading in an emergency.',
  about: `
An emergency opens only what the owner offers on VITAL_INTEREST, and works also while the
register cannot be reached. An agency with three unreviewed ones opens no more.`,
  parts: [emergencyList, emergencyOpen, emergencyConfirm, emergencyReview],
})

function textOf(values: GivenValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

function purposesOf({ for: given }: GivenValues): readonly string[] {
  const texts = Array.isArray(given) ? given.map(String) : undefined
  const read = readChoices('for', texts, purposes) ?? []
  if (read.length === 0) throw usageError('--for is missing: say what you must read it for.')
  return read
}
