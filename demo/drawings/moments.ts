import {
  blue,
  box,
  coral,
  disc,
  flat,
  form,
  ink,
  line,
  mint,
  moved,
  paper,
  poster,
  repeat,
  rose,
  sand,
  sheet,
  sky,
  someone,
  sun,
  violet,
} from './kit.ts'

const coats = [violet, sun, mint, rose, sky, coral]

/** The place: a wide arched door, open, a plane tree, lamps on at every floor. */
export const house = poster(
  sky,
  flat(disc(840, 110, 70, sun)),
  box(170, 70, 560, 570, sand),
  repeat(3, (column) => box(225 + column * 175, 120, 100, 130, column === 1 ? sun : paper, 4)),
  line('M210 270 h480 M210 290 h480', ink, 6),
  form('M300 640 v-190 c0 -190 300 -190 300 0 v190 z', blue),
  form('M345 640 v-180 c0 -130 210 -130 210 0 v180 z', sun),
  moved(400, 640, someone(coral, '#7a4a2b'), { scale: 0.62 }),
  moved(490, 640, someone(mint, '#e8c39e'), { scale: 0.55 }),
  line('M830 640 V400', ink, 26),
  disc(830, 330, 110, mint),
  flat(box(0, 640, 960, 80, ink)),
)

/** A cat on a roof looks into a lit window. */
export const cat = poster(
  violet,
  flat(disc(160, 150, 80, paper)),
  box(500, 150, 300, 330, sun),
  line('M650 150 v330 M500 315 h300', ink, 10),
  form('M0 720 L0 560 L960 470 V720 z', coral),
  form('M190 540 c-20 -120 20 -190 80 -200 l-6 -70 l46 40 h40 l46 -40 l-6 74 c70 40 90 120 84 180 z', ink),
  flat(disc(302, 330, 8, sun) + disc(350, 330, 8, sun)),
  line('M470 515 c90 10 110 -60 60 -90', ink, 22),
)

/** A large open hand, printed in yellow on blue. */
export const hand = poster(
  blue,
  flat(disc(480, 380, 300, sky)),
  form(
    'M350 650 v-170 l-90 -110 c-30 -40 20 -80 56 -46 l64 60 v-230 c0 -50 66 -50 66 0 v160 v-210 c0 -50 70 -50 70 0 v210 v-180 c0 -48 66 -48 66 0 v190 v-120 c0 -44 62 -44 62 0 v240 c0 60 -10 130 -40 206 z',
    sun,
  ),
)

/** Envelopes pinned on a wall, each painted like a sky. */
export const letters = poster(
  paper,
  repeat(6, (place) => {
    const [x, y] = [90 + (place % 3) * 280, 110 + Math.floor(place / 3) * 280]
    const tint = [sky, coral, violet, sand, mint, rose][place] ?? sky
    return moved(
      x,
      y,
      `${box(0, 0, 220, 150, tint)}${line('M0 0 L110 86 L220 0')}${disc(110, -14, 12, blue)}`,
      { turn: [-4, 3, -2, 5, -3, 2][place] ?? 0 },
    )
  }),
)

/** A table seen from above: papers, cups, many hands. */
export const table = poster(
  mint,
  box(150, 130, 660, 460, sand, 40),
  moved(260, 220, box(0, 0, 180, 130, sheet), { turn: -8 }),
  moved(520, 200, box(0, 0, 190, 140, sun), { turn: 6 }),
  moved(390, 390, box(0, 0, 200, 130, sheet), { turn: 2 }),
  disc(690, 440, 44, paper),
  disc(690, 440, 26, '#7a4a2b'),
  disc(240, 470, 40, coral),
  disc(240, 470, 22, '#7a4a2b'),
  repeat(5, (place) =>
    disc([90, 330, 640, 880, 480][place] ?? 0, [300, 660, 660, 300, 70][place] ?? 0, 62, coats[place] ?? sun),
  ),
)
