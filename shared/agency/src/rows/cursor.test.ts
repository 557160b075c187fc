import { randomBytes } from 'node:crypto'
import { HubError } from '@simpul/serving'
import { cursors } from './cursor.ts'

const secret = randomBytes(32)
const own = cursors(secret)
const boundTo = 'agency|person|PROTECTION|Worker|{}'
const position = { value: 'Siti Aminah', id: 'worker-1' }

function codeOf(open: () => unknown): string | undefined {
  try {
    open()
  } catch (error) {
    return error instanceof HubError ? error.code : 'another error'
  }
  return undefined
}

describe('a cursor', () => {
  it.each([position, { value: null, id: 'worker-1' }, { value: '', id: 'é|"' }])('opens to %j again', (one) => {
    expect(own.open(own.seal(one, boundTo), boundTo)).toEqual(one)
  })

  it('opens after a restart with the same secret', () => {
    expect(cursors(Buffer.from(secret)).open(own.seal(position, boundTo), boundTo)).toEqual(position)
  })

  it('shows nothing of the value, and is another one each time', () => {
    const [first, second] = [own.seal(position, boundTo), own.seal(position, boundTo)]
    expect(first).not.toBe(second)
    expect(first).toMatch(/^[\w-]+$/)
    expect(Buffer.from(first, 'base64url').toString('latin1')).not.toMatch(/Siti|worker/)
  })

  it('of another caller, question or secret is refused', () => {
    const cursor = own.seal(position, boundTo)
    expect(codeOf(() => own.open(cursor, boundTo.replace('person', 'other')))).toBe('CURSOR_INVALID')
    expect(codeOf(() => own.open(cursor, `${boundTo} `))).toBe('CURSOR_INVALID')
    expect(codeOf(() => cursors(randomBytes(32)).open(cursor, boundTo))).toBe('CURSOR_INVALID')
  })

  it('is refused when any byte of it is changed', () => {
    const bytes = Buffer.from(own.seal(position, boundTo), 'base64url')
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(bytes.readUInt8(index) ^ 1, index)
      expect(codeOf(() => own.open(changed.toString('base64url'), boundTo))).toBe('CURSOR_INVALID')
    }
  })

  it.each([
    '',
    'x',
    'not a cursor',
    'A'.repeat(38),
    'A'.repeat(100_000),
    'ééé',
  ])('that is no cursor is refused: %.20s', (text) => {
    expect(codeOf(() => own.open(text, boundTo))).toBe('CURSOR_INVALID')
  })

  it('that was sealed for a long value opens again', () => {
    const long = { value: 'a'.repeat(3_000), id: 'worker-1' }
    expect(own.open(own.seal(long, boundTo), boundTo)).toEqual(long)
  })
})
