import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

const day = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/

/** A calendar day, `yyyy-mm-dd`. */
export const dateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : undefined),
})

function parseDay(value: unknown): string {
  if (typeof value === 'string' && day.test(value) && isRealDay(value)) return value
  throw new GraphQLError('A Date is a day of the calendar written yyyy-mm-dd.', {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}

function isRealDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** A moment, ISO 8601 in UTC. */
export const dateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
  parseValue: parseMoment,
  parseLiteral: (node) => parseMoment(node.kind === Kind.STRING ? node.value : undefined),
})

function parseMoment(value: unknown): string {
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value)) && /T.*(?:Z|[+-]\d\d:\d\d)$/.test(value))
    return new Date(value).toISOString()
  throw new GraphQLError('A DateTime is written yyyy-mm-ddThh:mm:ssZ, or with an offset.', {
    extensions: { code: 'BAD_USER_INPUT' },
  })
}

/** A population number (NIK): 16 digits, accepted as a variable only, so that it never stands in a recorded operation. */
export const nikScalar = new GraphQLScalarType<string, string>({
  name: 'Nik',
  serialize: String,
  parseValue(value) {
    if (typeof value === 'string' && /^\d{16}$/.test(value)) return value
    throw new GraphQLError('A NIK has 16 digits and nothing else.', { extensions: { code: 'BAD_USER_INPUT' } })
  },
  parseLiteral() {
    throw new GraphQLError('A NIK is sent as a variable, never written into the operation.', {
      extensions: { code: 'BAD_USER_INPUT' },
    })
  },
})

/** The scalars that the kit brings; a schema that declares one gets it. */
export const scalars = { Date: dateScalar, DateTime: dateTimeScalar, Nik: nikScalar } as const
