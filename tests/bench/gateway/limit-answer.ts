/** Asks one subgraph; answers its data. */
export type AskSubgraph = (subgraph: string, body: string) => Promise<unknown>

interface Review {
  readonly id: string
  readonly body: string
  readonly product: Product
  readonly author: User
}
interface User {
  readonly id: string
  readonly username: string
  readonly reviews: readonly Review[]
}
interface Product {
  readonly upc: string
  readonly reviews: readonly Review[]
}
interface Priced {
  readonly upc: string
  readonly name: string
  readonly price: number
  readonly weight: number
}
interface Stocked {
  readonly inStock: boolean
  readonly shippingEstimate: number
}

const inner = 'reviews{id body author{id username reviews{id body product{upc}}}}'
const usersBody = JSON.stringify({ query: '{users{id username name}}' })
const productsBody = JSON.stringify({ query: '{topProducts{upc name price weight}}' })
const userReviews = entities(`...on User{reviews{id body product{upc ${inner}}}}`)
const productReviews = entities(`...on Product{${inner}}`)
const productValues = entities('...on Product{upc name price weight}')
const userNames = entities('...on User{id username name}')
const stock = entities('...on Product{inStock shippingEstimate}')

/** The JSON text of the data of the workload's query, by seven calls in three rounds. */
export async function limitAnswer(ask: AskSubgraph): Promise<string> {
  const [{ users }, { topProducts }] = (await Promise.all([
    ask('users', usersBody),
    ask('products', productsBody),
  ])) as [
    { readonly users: readonly (User & { readonly name: string })[] },
    { readonly topProducts: readonly Priced[] },
  ]
  const [reviewsOfUsers, reviewsOfProducts] = (await Promise.all([
    askEntities(ask, 'reviews', userReviews, users.map(userReference)),
    askEntities(ask, 'reviews', productReviews, topProducts.map(productReference)),
  ])) as [readonly User[], readonly Product[]]
  const reviewed = reviewsOfUsers.flatMap(({ reviews }) => reviews).map(({ product }) => product)
  const upcs = new Set([...topProducts, ...reviewed].map(({ upc }) => upc))
  const ids = new Set<string>()
  for (const { reviews } of [...reviewed, ...reviewsOfProducts]) collect(reviews, upcs, ids)
  const [priced, named] = (await Promise.all([
    askEntities(
      ask,
      'products',
      productValues,
      [...upcs].map((upc) => productReference({ upc })),
    ),
    askEntities(
      ask,
      'users',
      userNames,
      [...ids].map((id) => userReference({ id })),
    ),
  ])) as [readonly Priced[], readonly (User & { readonly name: string })[]]
  const stocked = (await askEntities(ask, 'inventory', stock, priced.map(pricedReference))) as readonly Stocked[]
  const texts: Texts = {
    products: new Map(priced.map((one, index) => [one.upc, productText(one, stocked[index])])),
    users: new Map(named.map((one) => [one.id, userText(one)])),
  }
  return `{"users":[${users.map((user, index) => `{${userText(user)},"reviews":[${ownReviews(reviewsOfUsers[index], texts)}]}`).join(',')}],"topProducts":[${topProducts.map(({ upc }, index) => wholeProduct(upc, reviewsOfProducts[index], texts)).join(',')}]}`
}

interface Texts {
  readonly products: ReadonlyMap<string, string>
  readonly users: ReadonlyMap<string, string>
}

function ownReviews(user: User | undefined, texts: Texts): string {
  let text = ''
  for (const { id, body, product } of user?.reviews ?? [])
    text += `${text === '' ? '' : ','}{"id":"${id}","body":${JSON.stringify(body)},"product":${wholeProduct(product.upc, product, texts)}}`
  return text
}

function wholeProduct(upc: string, product: Product | undefined, texts: Texts): string {
  let text = ''
  for (const { id, body, author } of product?.reviews ?? [])
    text += `${text === '' ? '' : ','}{"id":"${id}","body":${JSON.stringify(body)},"author":{${texts.users.get(author.id)},"reviews":[${lastReviews(author, texts)}]}}`
  return `{${texts.products.get(upc)},"reviews":[${text}]}`
}

function lastReviews(author: User, { products }: Texts): string {
  let text = ''
  for (const { id, body, product } of author.reviews)
    text += `${text === '' ? '' : ','}{"id":"${id}","body":${JSON.stringify(body)},"product":{${products.get(product.upc)}}}`
  return text
}

function collect(reviews: readonly Review[], upcs: Set<string>, ids: Set<string>): void {
  for (const { author } of reviews) {
    ids.add(author.id)
    for (const { product } of author.reviews) upcs.add(product.upc)
  }
}

function entities(selection: string): string {
  const query = `query($r:[_Any!]!){_entities(representations:$r){${selection}}}`
  return `{"query":${JSON.stringify(query)},"variables":{"r":[`
}

async function askEntities(ask: AskSubgraph, subgraph: string, head: string, references: readonly string[]) {
  const data = (await ask(subgraph, `${head}${references.join(',')}]}}`)) as { readonly _entities: readonly unknown[] }
  return data._entities
}

function userReference({ id }: { readonly id: string }): string {
  return `{"__typename":"User","id":"${id}"}`
}

function productReference({ upc }: { readonly upc: string }): string {
  return `{"__typename":"Product","upc":"${upc}"}`
}

function pricedReference({ upc, price, weight }: Priced): string {
  return `{"__typename":"Product","upc":"${upc}","price":${price},"weight":${weight}}`
}

function userText({ id, username, name }: { readonly id: string; readonly username: string; readonly name: string }) {
  return `"id":"${id}","username":${JSON.stringify(username)},"name":${JSON.stringify(name)}`
}

function productText({ upc, name, price, weight }: Priced, stocked: Stocked | undefined): string {
  return `"inStock":${stocked?.inStock},"name":${JSON.stringify(name)},"price":${price},"shippingEstimate":${stocked?.shippingEstimate},"upc":"${upc}","weight":${weight}`
}
