import { narrowOperation } from './narrow-operation.ts'

describe('a narrowed operation', () => {
  it.each([
    ['keeps some of the first fields', 'query($a:Int,$b:Int){x(a:$a){y}z(b:$b)}', 'query($a:Int){x(a:$a){y}}', ['a']],
    ['looks into fragments', '{...on Query{x ...on Query@skip(if:true){z}}z}', '{...on Query{x}}', []],
    [
      'looks below `_entities`',
      'query($representations:[_Any!]!){_entities(representations:$representations){...on E{x z}}}',
      'query($representations:[_Any!]!){_entities(representations:$representations){...on E{x}}}',
      [],
    ],
    ['drops fragments that nothing uses any more', '{x z{...A}}fragment A on Z{...B}fragment B on Z{c}', '{x}', []],
  ])('%s', (_, text, expected, variables) => {
    const kept = narrowOperation(text, ({ name }) => name.value === 'x')
    expect(kept).toEqual({ operation: expected, variableUsages: variables })
  })

  it('is none where nothing is kept', () => {
    expect(narrowOperation('{a{x}}', () => false)).toBeUndefined()
  })

  it('hears on which type a field stands', () => {
    const heard: string[] = []
    narrowOperation('{_entities{...on A{x ...@skip(if:true){y}}...on B{z}}}', ({ name }, type) => {
      heard.push(`${type}.${name.value}`)
      return true
    })
    expect(heard).toEqual(['A.x', 'A.y', 'B.z'])
  })
})
