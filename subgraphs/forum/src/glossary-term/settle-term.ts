import type { GlossaryTermRow } from './glossary-term-table.ts'

/** What one agency says of a word. */
export interface Position {
  readonly agency: string
  readonly stance: 'AGREE' | 'DISSENT'
  readonly words: string | null
}

type Settled = Pick<GlossaryTermRow, 'agreedText' | 'agreedOn' | 'proposedText' | 'dissent'>

/** How a word stands after what the agencies say: a proposed meaning is the agreed one once every seat agrees. */
export function settleTerm(
  term: Settled,
  positions: readonly Position[],
  { seats, today }: { readonly seats: readonly string[]; readonly today: string },
): Settled {
  const dissenters = positions.filter(({ stance }) => stance === 'DISSENT')
  const dissent =
    dissenters.length === 0 ? null : dissenters.map(({ agency, words }) => `${agency}: ${words}`).join(' · ')
  const agreeing = new Set(positions.filter(({ stance }) => stance === 'AGREE').map(({ agency }) => agency))
  const { agreedText, agreedOn, proposedText } = term
  const isAgreed = proposedText !== null && seats.length > 0 && seats.every((seat) => agreeing.has(seat))
  return isAgreed
    ? { agreedText: proposedText, agreedOn: today, proposedText: null, dissent }
    : { agreedText, agreedOn, proposedText, dissent }
}
