import { unexplained } from './unexplained.ts'

const nullAt = (...path: (string | number)[]) => ({
  message: 'Cannot return null for non-nullable field Case.id.',
  path,
})

describe('errors of an answer', () => {
  it('leave out a null that a closed field explains, at it, above it or below it', () => {
    const closed = [{ path: ['cases', 'edges', 'node'] }]
    const errors = [nullAt('cases', 'edges', 3, 'node'), nullAt('cases'), nullAt('cases', 'edges', 0, 'node', 'id')]
    expect(unexplained(errors, closed)).toEqual([])
  })

  it('keep every other null, and every error that somebody wrote', () => {
    const errors = [
      nullAt('cases', 'pageInfo'),
      { ...nullAt('cases', 'edges'), extensions: { code: 'SUBGRAPH_FAILED' } },
    ]
    expect(unexplained(errors, [{ path: ['cases', 'edges'] }])).toEqual(errors)
  })

  it('leave out what the boundary’s own account says', () => {
    expect(unexplained([{ message: 'closed', extensions: { code: 'BOUNDARY_CLOSED' } }], [])).toEqual([])
  })
})
