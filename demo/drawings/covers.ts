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
  telephone,
  violet,
} from './kit.ts'

/** A long receipt that comes out of a pocket and turns into a road to a tick. */
export const pocket = poster(
  sun,
  flat(disc(760, 190, 150, paper)),
  form('M300 40 h230 v400 h-230 z', sheet),
  repeat(6, (row) => line(`M335 ${95 + row * 52} h${[150, 110, 160, 90, 140, 120][row]}`, ink, 12)),
  form('M150 330 h540 v300 c0 40 -30 60 -70 60 h-400 c-40 0 -70 -20 -70 -60 z', blue),
  line('M180 380 h480 M180 380 v230 c0 30 20 50 50 50 h380 c30 0 50 -20 50 -50 v-230', sun, 6),
  line('M330 520 l70 75 l140 -165', paper, 34),
  moved(700, 250, telephone(mint, line('M36 110 l22 26 l38 -52', ink, 12)), { turn: 14 }),
)

/** A counter whose shutter is down; a small plant has grown there. */
export const counter = poster(
  coral,
  box(160, 90, 640, 420, paper),
  repeat(8, (row) => line(`M170 ${140 + row * 42} h620`, ink, 8)),
  box(430, 450, 100, 36, ink, 8),
  box(90, 510, 780, 120, blue),
  form('M690 510 h110 l-16 -70 h-78 z', sand),
  form('M745 440 c-80 -20 -80 -110 -40 -130 c10 60 30 80 40 130 z', mint),
  form('M745 440 c10 -70 50 -110 95 -100 c10 60 -40 90 -95 100 z', mint),
  flat(box(0, 630, 960, 90, ink)),
)

/** A wall of bricks where four posters were pasted, one of them askew. */
export const wall = poster(
  coral,
  repeat(7, (row) => line(`M0 ${row * 110 + 30} h960`, ink, 5)),
  repeat(28, (brick) =>
    line(
      `M${(brick % 4) * 250 + (Math.floor(brick / 4) % 2) * 125 + 60} ${Math.floor(brick / 4) * 110 + 30} v110`,
      ink,
      5,
    ),
  ),
  moved(120, 90, box(0, 0, 190, 250, sun), { turn: -3 }),
  moved(140, 140, flat(disc(75, 70, 48, paper))),
  moved(400, 70, box(0, 0, 190, 250, mint), { turn: 2 }),
  moved(430, 130, line('M20 20 h90 M20 60 h60 M20 100 h80', ink, 12)),
  moved(690, 100, box(0, 0, 180, 240, violet), { turn: 9 }),
  moved(690, 190, form('M0 60 l50 -80 l60 100 z', blue)),
  moved(290, 400, box(0, 0, 330, 230, blue), { turn: -1 }),
  moved(400, 430, form('M0 170 V60 a55 55 0 0 1 110 0 V170 z', sun)),
)

const coats = [violet, sun, mint, rose, sky, coral]
const heads = [sand, '#7a4a2b', '#c98f62', '#4a2c1a', '#e8c39e', '#9c6b43']

/** People of every colour, one behind the other, before a closed door. */
export const queue = poster(
  sky,
  flat(disc(170, 150, 90, sun)),
  flat(box(0, 590, 960, 130, sand)),
  box(760, 170, 150, 420, blue),
  disc(790, 390, 10, sun),
  repeat(6, (place) =>
    moved(
      90 + place * 118,
      600 - (place % 2) * 8,
      someone(coats[place] ?? sun, heads[place] ?? sand, { bag: place === 2 || place === 5 }),
      {
        scale: 0.92 + (place % 3) * 0.1,
      },
    ),
  ),
)

/** A ticket machine gives a long ticket without a number. */
export const ticket = poster(
  mint,
  box(330, 70, 300, 330, rose, 30),
  box(390, 130, 180, 90, ink, 12),
  disc(480, 300, 44, coral),
  form('M410 400 h140 v110 l60 60 l-40 120 h-140 l40 -110 l-60 -70 z', sheet),
  line('M440 450 h80', ink, 8),
  flat(disc(120, 600, 60, sun) + disc(840, 130, 60, sun)),
)

/** One window lit, in a street where everything is closed, and a hand that waves from it. */
export const lit = poster(
  blue,
  repeat(5, (column) =>
    repeat(3, (row) =>
      box(90 + column * 165, 80 + row * 190, 110, 130, column === 3 && row === 1 ? sun : ink, 4),
    ),
  ),
  form('M622 400 v-64 c0 -16 22 -16 22 0 v-24 c0 -16 22 -16 22 0 v24 c0 -14 20 -14 20 2 v62 z', paper),
  flat(box(0, 660, 960, 60, coral)),
)

/** A folder with wings above a board of squares that leads nowhere, then somewhere. */
export const folder = poster(
  violet,
  repeat(7, (column) =>
    repeat(3, (row) =>
      box(
        60 + column * 120,
        400 + row * 100,
        120,
        100,
        [sheet, mint, sun, sheet, rose, sheet, coral][(column + row * 3) % 7] ?? sheet,
      ),
    ),
  ),
  line('M120 650 h120 v-100 h240 v-100 h120 v100 h120', blue, 22),
  disc(720, 550, 26, blue),
  form('M330 250 c-120 -10 -190 -90 -200 -180 c100 20 190 50 230 120 z', paper),
  form('M630 250 c120 -10 190 -90 200 -180 c-100 20 -190 50 -230 120 z', paper),
  form('M330 130 h120 l30 36 h150 v170 h-300 z', sand),
  line('M370 230 h180 M370 275 h120', ink, 10),
)

/** A moon listens at a window; waves go out of a small radio. */
export const moon = poster(
  ink,
  flat(disc(690, 210, 150, sun) + disc(630, 170, 128, ink)),
  flat(
    repeat(9, (star) => disc(70 + ((star * 211) % 860), 60 + ((star * 97) % 280), 5 + (star % 3) * 2, paper)),
  ),
  flat(form('M0 720 v-230 h150 v-90 h170 v120 h130 v-60 h180 v110 h160 v-70 h170 v220 z', blue)),
  flat(box(60, 530, 46, 56, sun) + box(200, 450, 46, 56, sun) + box(520, 560, 46, 56, sun)),
  moved(
    330,
    430,
    `${box(0, 0, 260, 150, coral, 20)}${disc(75, 78, 46, paper)}${disc(75, 78, 14, ink)}${line('M150 50 h80 M150 85 h80', paper, 12)}${line('M30 0 L150 -110', paper, 10)}`,
  ),
  line('M640 470 c30 20 30 60 0 80 M690 430 c60 40 60 120 0 160 M740 390 c90 60 90 180 0 240', paper, 12),
)

/** A telephone as tall as a door stands open; people bring their own chairs. */
export const school = poster(
  sky,
  flat(box(0, 560, 960, 160, mint)),
  box(330, 60, 300, 540, ink, 40),
  flat(box(354, 100, 252, 440, sun, 10)),
  form('M354 100 l-110 60 v440 l110 -60 z', coral),
  flat(disc(480, 320, 70, paper)),
  line('M450 320 l22 26 l44 -60', ink, 16),
  moved(170, 640, someone(violet, '#4a2c1a')),
  moved(700, 640, someone(rose, '#e8c39e', { bag: true })),
  moved(850, 650, someone(blue, '#c98f62'), { scale: 0.85 }),
  line('M60 560 v100 M60 600 h70 v60 M750 690 v-70 h-10', ink, 12),
)

/** Two speech bubbles under a street lamp; one of them is very short. */
export const street = poster(
  sand,
  flat(form('M360 90 L120 640 h560 z', sun)),
  line('M360 90 v560', ink, 18),
  form('M310 90 h100 l-24 -50 h-52 z', ink),
  flat(box(0, 640, 960, 80, ink)),
  moved(230, 645, someone(coral, '#7a4a2b')),
  moved(540, 645, someone(blue, '#e8c39e')),
  form('M90 150 h190 v110 h-110 l-40 50 v-50 h-40 z', sheet),
  line('M130 205 h20 M180 205 h20 M230 205 h20', ink, 16),
  form('M560 120 h330 v190 h-190 l-60 60 v-60 h-80 z', mint),
  line('M600 175 h250 M600 215 h200 M600 255 h230', ink, 12),
)

/** The same receipt, made short, hung between two mountains by the sea. */
export const mountain = poster(
  rose,
  flat(disc(480, 230, 120, sun)),
  form('M-40 560 L260 150 L470 560 z', violet),
  form('M1000 560 L700 190 L480 560 z', mint),
  line('M260 160 C380 300 580 300 700 200', ink, 8),
  form('M400 262 h150 v190 h-150 z', sheet),
  line('M430 310 h90 M430 355 h60', ink, 12),
  line('M440 400 l22 24 l48 -54', blue, 16),
  flat(box(0, 560, 960, 160, blue)),
  line('M60 620 q40 -30 80 0 t80 0 M420 660 q40 -30 80 0 t80 0 M720 620 q40 -30 80 0 t80 0', sky, 10),
)
