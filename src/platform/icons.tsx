/**
 * Drawings of our own on Tabler's grid (24 × 24, stroke 2, round ends), each one path.
 * An icon is always doubled by a word, so it is hidden from assistive technology.
 */
const drawings = {
  // Kinds of things
  voice: 'M4 5h16v11h-9l-5 4v-4h-2z',
  group:
    'M5.5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M16 5.2a3 3 0 0 1 0 5.6M18 14.5c2.5.7 4 2.5 4 5.5',
  workshop: 'M4 5h16v15h-16zM4 10h16M9 3v4M15 3v4M8 14h3v3h-3z',
  made: 'M12 3l8 4.5v9l-8 4.5l-8-4.5v-9zM4 7.5l8 4.5l8-4.5M12 12v9',
  know: 'M12 4l9.5 16h-19zM7.2 12h9.6M4.9 16h14.2',
  need: 'M12 3a9 9 0 1 0 9 9M12 8v8M8 12h8M16 3.9a9 9 0 0 1 4.1 4.1',
  me: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M9 10a3 3 0 1 0 6 0a3 3 0 1 0-6 0M6.2 18.5c1-2.5 3-3.5 5.8-3.5s4.8 1 5.8 3.5',
  people: 'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 21c0-5 3-7 8-7s8 2 8 7',
  place:
    'M12 21c-4-5-7-8-7-11.5a7 7 0 0 1 14 0c0 3.5-3 6.5-7 11.5M9.5 9.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  priority: 'M4 10v4h3l7 4v-12l-7 4zM17.5 9a4 4 0 0 1 0 6M7 14l1.5 6h2.5',
  strand:
    'M5 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15 12a2 2 0 1 0 4 0a2 2 0 1 0-4 0M5 18a2 2 0 1 0 4 0a2 2 0 1 0-4 0M9 6c4 0 3 6 6 6M9 18c4 0 3-6 6-6',
  role: 'M4 6h16v13h-16zM9 3h6v3h-6zM9 11a3 3 0 1 0 6 0a3 3 0 1 0-6 0M8 19c0-2 1.5-3 4-3s4 1 4 3',
  means: 'M3 9h18v11h-18zM8 9v-3a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v3M3 14h18M12 13v3',
  journal: 'M6 3h13v18h-13zM10 3v18M4 7h4M4 12h4M4 17h4',
  notebook: 'M4 20h4l11-11l-4-4l-11 11zM13 7l4 4',
  decision: 'M12 4v16M8 20h8M5 7l7-2l7 2M2 14l3-7l3 7a3 3 0 0 1-6 0M16 14l3-7l3 7a3 3 0 0 1-6 0',
  call: 'M4 11a8 8 0 0 1 16 0v5l2 2h-20l2-2zM10 21h4',
  use: 'M7 3h10v18h-10zM11 17.5h2M10 7h4',
  study: 'M9 3h6M10 3v6l-5 10a1.5 1.5 0 0 0 1.4 2h11.2a1.5 1.5 0 0 0 1.4-2l-5-10v-6M7.5 15h9',
  address: 'M3 10l9-6l9 6zM5 10v8M10 10v8M14 10v8M19 10v8M3 21h18M3 18h18',
  reading: 'M6 6a3 3 0 1 0 0 6a3 3 0 1 0 0-6M6 14a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8.5 10.5l12 7M8.5 15.5l12-8',
  circle:
    'M10 5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M3 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0M17 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0M8.5 6.5a7.5 7.5 0 0 0-4 7M15.5 6.5a7.5 7.5 0 0 1 4 7M8 19.5a8 8 0 0 0 8 0',
  school: 'M2 9l10-5l10 5l-10 5zM6 11v5c3 3 9 3 12 0v-5M22 9v6',
  // Means of telling
  sound: 'M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0zM5 11a7 7 0 0 0 14 0M12 18v3M8 21h8',
  film: 'M3 6h12v12h-12zM15 10l6-3v10l-6-3z',
  picture: 'M4 5h16v14h-16zM4 16l5-5l5 5l2-2l4 4M15 9v.01',
  file: 'M6 3h8l4 4v14h-12zM14 3v4h4M9 12h6M9 16h6',
  choice: 'M4 12h6M10 12l6-6h4M10 12l6 6h4M17 3l3 3l-3 3M17 15l3 3l-3 3',
  // Acts
  add: 'M12 5v14M5 12h14',
  answer: 'M9 6l-5 5l5 5M4 11h10a6 6 0 0 1 6 6v2',
  thanks: 'M12 20l-7.5-7.5a4.8 4.8 0 0 1 7.5-6a4.8 4.8 0 0 1 7.5 6z',
  search: 'M4 10a6 6 0 1 0 12 0a6 6 0 1 0-12 0M14.5 14.5l6 6',
  check: 'M4 12.5l5.5 5.5l10.5-12',
  print: 'M7 9v-6h10v6M7 17h-3v-8h16v8h-3M7 14h10v7h-10z',
  download: 'M12 4v11M7 11l5 5l5-5M4 20h16',
  adapt:
    'M5 5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M15 8a2 2 0 1 0 4 0a2 2 0 1 0-4 0M5 19a2 2 0 1 0 4 0a2 2 0 1 0-4 0M7 7v10M17 10c0 4-10 2-10 7',
  enter: 'M14 4h6v16h-6M4 12h11M11 8l4 4l-4 4',
  leave: 'M10 4h-6v16h6M10 12h11M17 8l4 4l-4 4',
  remove: 'M4 7h16M9 7v-3h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  previous: 'M15 5l-7 7l7 7',
  next: 'M9 5l7 7l-7 7',
  // States
  warning: 'M12 4l9.5 16h-19zM12 10v4M12 17v.01',
  help: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 1-1 1.7M12 16.5v.01',
  phone: 'M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5-2.5l5 2v4a2 2 0 0 1-2 2a16 16 0 0 1-15-15a2 2 0 0 1 2-2',
  clock: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5l3.5 2',
  key: 'M4 15a4 4 0 1 0 8 0a4 4 0 1 0-8 0M11 12l9-9M16 7l3 3',
  lock: 'M5 11h14v10h-14zM8 11v-4a4 4 0 0 1 8 0v4',
  eye: 'M2 12c5-8 15-8 20 0c-5 8-15 8-20 0M9.5 12a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0',
  globe: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M3 12h18M12 3c-5 6-5 12 0 18c5-6 5-12 0-18',
  text: 'M4 19l5-14l5 14M6 14h6M15 19l3-8l3 8M16 16h4',
} as const

export type IconName = keyof typeof drawings

/** One drawing, as tall as the words beside it. Those that point along the line turn round in right-to-left. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={turning.has(name) ? 'icon turn' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}

const turning: ReadonlySet<IconName> = new Set(['previous', 'next', 'answer', 'enter', 'leave'])

/** The lab's mark: two discs, and what appears where they meet. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 30 24" aria-hidden="true">
      <circle cx="10" cy="12" r="8.5" />
      <circle cx="20" cy="12" r="8.5" />
      <path d="M15 5.126a8.5 8.5 0 0 1 0 13.748a8.5 8.5 0 0 1 0-13.748z" />
    </svg>
  )
}
