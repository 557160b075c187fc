/** The rule by which the Manpower Service of a regency proposes to draw a company's deposit. */
export const depositRule = 'Permen P2MI 31/2025 art. 23'
