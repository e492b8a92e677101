import { countBranches, type Branch, type Family } from './tree.ts'

/** What a picture shows of a family: one of it, or how many it leaves out there. */
export interface Drawn {
  branch: Branch | null
  /** How many are not drawn, where there is no branch. */
  folded: number
  /** Whether there are more than that: not all were read. */
  more: boolean
  self: boolean
  children: Drawn[]
}

/** How many a picture still shows legibly, how far up and how far down from the one that is looked at. */
const most = 30
const mostAbove = 3
const mostBelow = 3

/** Folds what would make the picture too large, generation by generation; what is folded is counted. */
export function foldFamily({ self, before }: Family): Drawn {
  const below = foldBelow(self)
  const shown = before.slice(0, mostAbove)
  const left = before.slice(mostAbove)
  let top = shown.reduce((child, branch) => drawn(branch, [child]), below)
  const origin = left.at(-1)
  if (!origin) return top
  const between = left.slice(0, -1)
  const folded = between.filter(({ relative }) => relative).length
  if (folded > 0) top = fold(folded, false, [top])
  else if (between[0]) top = drawn(between[0], [top])
  return drawn(origin, [top])
}

function drawn(branch: Branch, children: Drawn[], self = false): Drawn {
  return { branch, folded: 0, more: false, self, children }
}

function fold(folded: number, more: boolean, children: Drawn[] = []): Drawn {
  return { branch: null, folded, more, self: false, children }
}

function foldBelow(self: Branch): Drawn {
  const root = drawn(self, [], true)
  const counted = countBranches(self)
  const waiting = [{ at: root, of: self, depth: 1 }]
  let room = most
  for (const { at, of, depth } of waiting) {
    const shown = depth > mostBelow ? [] : of.children.slice(0, room)
    room -= shown.length
    at.children = shown.map((child) => drawn(child, []))
    waiting.push(
      ...shown.map((child, index) => ({ at: at.children[index] ?? at, of: child, depth: depth + 1 })),
    )
    const left = of.children.slice(shown.length).flatMap((child) => counted.get(child) ?? [])
    const folded = left.reduce((sum, { count }) => sum + count, 0)
    const more = of.open || left.some(({ open }) => open)
    if (folded > 0 || more) at.children.push(fold(folded, more))
  }
  return root
}

/** A box of the picture: which generation it is of, and how far down it stands, in boxes. */
export interface Box {
  drawn: Drawn
  column: number
  row: number
  /** The box it comes from. */
  from: Box | null
}

/** A tidy tree: the generations side by side, each one in the middle of what came from it; no two boxes ever touch. */
export function layOut(root: Drawn): Box[] {
  const boxes: Box[] = []
  let next = 0
  const place = (one: Drawn, column: number, from: Box | null): Box => {
    const box: Box = { drawn: one, column, row: 0, from }
    boxes.push(box)
    const children = one.children.map((child) => place(child, column + 1, box))
    const [first, last] = [children[0], children.at(-1)]
    if (first && last) box.row = (first.row + last.row) / 2
    else {
      box.row = next
      next += 1
    }
    return box
  }
  place(root, 0, null)
  return boxes
}
