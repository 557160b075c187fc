import type { RegisterState } from '@simpul/trust'

/** The agency that keeps the register, unless it is suspended or the register is not known yet. */
export function keeperIn({ agencies }: RegisterState): string | null {
  return [...agencies].find(([, { kind, isSuspended }]) => kind === 'FORUM' && !isSuspended)?.[0] ?? null
}
