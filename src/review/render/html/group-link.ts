import { markup, type Markup } from './markup'

/** A link to a group of the page. */
export function groupLink(id: string): Markup {
  return markup`<a href="#${id}">${id}</a>`
}
