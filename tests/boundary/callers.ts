import type { Purpose, Role } from '@simpul/boundary'
import type { TestCaller } from '@simpul/testing'
import { excludedPerson } from './canary-seed.ts'
import type { ReferenceCaller } from './reference.ts'

/** One way to ask, for the hub and for the reference. */
export interface MatrixCaller {
  readonly name: string
  readonly test: TestCaller | undefined
  readonly reference: ReferenceCaller
}

const agencies = [
  ['disnaker-jember', 'GOVERNMENT'],
  ['p3mi-in-era-sejahtera', 'RECRUITMENT'],
  ['migrant-care-jember', 'NGO'],
  ['forum-pmi-jember', 'FORUM'],
] as const
const roles = ['ANALYST', 'HEAD', 'OFFICER', 'CASEWORKER', 'SUPERVISOR', 'AUDITOR'] as const
const purposes = [
  'PLACEMENT',
  'VERIFICATION',
  'PROTECTION',
  'REPATRIATION',
  'REINTEGRATION',
  'STATISTICS',
  'GOVERNANCE',
] as const

/** Everybody: each agency in each role for each purpose, a respondent by name, a subject, and the public. */
export const everyCaller: readonly MatrixCaller[] = [
  ...agencies.flatMap(([agency, kind]) =>
    roles.flatMap((role) => purposes.map((purpose) => agencyCaller(agency, kind, role, purpose, 'person'))),
  ),
  ...agencies.map(([agency, kind]) => agencyCaller(agency, kind, 'SUPERVISOR', 'PROTECTION', excludedPerson)),
  {
    name: 'the subject',
    test: { issuer: 'subjects', person: 'worker', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' },
    reference: { agency: 'subjects', kind: 'NONE', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS', person: 'worker' },
  },
  {
    name: 'the public',
    test: undefined,
    reference: { agency: 'public', kind: 'NONE', role: 'NONE', purpose: 'NONE', person: '' },
  },
]

/** Callers who between them meet every rule: the two highest roles and the lowest, for the purposes that shares name. */
export const tellingCallers: readonly MatrixCaller[] = everyCaller.filter(
  ({ test }) =>
    test === undefined ||
    test.role === 'SUBJECT' ||
    (test.role === 'SUPERVISOR' && test.purpose !== 'STATISTICS') ||
    (test.role === 'OFFICER' && (test.purpose === 'PLACEMENT' || test.purpose === 'VERIFICATION')) ||
    (test.role === 'ANALYST' && test.purpose === 'PROTECTION') ||
    (test.role === 'AUDITOR' && test.purpose === 'GOVERNANCE'),
)

/** Those whom only agreements hold back: the highest role, for the two purposes that most shares name. */
export const supervisors: readonly MatrixCaller[] = tellingCallers.filter(
  ({ test }) => test?.role === 'SUPERVISOR' && ['PROTECTION', 'PLACEMENT', 'VERIFICATION'].includes(test.purpose),
)

function agencyCaller(
  agency: string,
  kind: string,
  role: Exclude<Role, 'SUBJECT'>,
  purpose: Purpose,
  person: string,
): MatrixCaller {
  return {
    name: `${agency} ${role} for ${purpose}${person === excludedPerson ? ', a respondent by name' : ''}`,
    test: { issuer: agency, person, role, purpose },
    reference: { agency, kind, role, purpose, person },
  }
}
