import { blue, coral, disc, flat, form, ink, line, mint, paper, rose, sand, sky, sun, violet } from './kit.ts'

interface Face {
  ground: string
  skin: string
  hair: string
  /** What is worn or held, drawn over the head. */
  worn: string
}

const draw = ({
  ground,
  skin,
  hair,
  worn,
}: Face) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="320" height="320">
<rect width="320" height="320" fill="${ground}"/><g stroke="${ink}" stroke-width="8" stroke-linejoin="round" stroke-linecap="round">
${form('M40 330 C50 240 110 220 160 220 C210 220 270 240 280 330 Z', hair === ink ? paper : blue)}${disc(160, 140, 76, skin)}${worn}</g></svg>`

const glasses = (frame: string) =>
  line(
    'M98 140 a24 24 0 1 0 48 0 a24 24 0 1 0 -48 0 M174 140 a24 24 0 1 0 48 0 a24 24 0 1 0 -48 0 M146 140 h28',
    frame,
    8,
  )

/** Pictures some chose to show themselves with: drawings, never photographs. */
export const faces = {
  nadia: {
    svg: draw({
      ground: sun,
      skin: '#c98f62',
      hair: ink,
      worn: form('M84 150 C76 40 244 40 236 150 C220 90 110 90 84 150 Z', ink),
    }),
    alt: 'Dessin : une femme aux cheveux noirs, sur fond jaune.',
  },
  oiseau: {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320" width="320" height="320"><rect width="320" height="320" fill="${ink}"/><g stroke="${ink}" stroke-width="6">${flat(disc(230, 90, 50, sun))}${form('M60 210 C90 120 190 110 230 170 L280 160 L240 195 C230 250 140 270 60 210 Z', violet)}${disc(205, 168, 8, ink)}${line('M130 262 v40 M165 262 v40', violet, 8)}</g></svg>`,
    alt: 'Dessin : un oiseau violet sous la lune.',
  },
  josette: {
    svg: draw({ ground: rose, skin: '#e8c39e', hair: sand, worn: disc(160, 62, 42, paper) + glasses(blue) }),
    alt: 'Dessin : une dame au chignon blanc et aux lunettes rondes.',
  },
  lila: {
    svg: draw({
      ground: mint,
      skin: '#e8c39e',
      hair: coral,
      worn: form('M84 160 C60 30 260 30 236 160 C236 110 200 96 160 100 C110 100 90 120 84 160 Z', coral),
    }),
    alt: 'Dessin : une femme aux cheveux roux, sur fond vert.',
  },
  kev: {
    svg: draw({
      ground: violet,
      skin: '#9c6b43',
      hair: ink,
      worn: form('M80 120 C90 50 230 50 240 120 H290 C290 134 270 140 240 136 H80 Z', coral),
    }),
    alt: 'Dessin : un jeune homme, casquette orange sur le côté.',
  },
  dalil: {
    svg: draw({
      ground: sky,
      skin: '#7a4a2b',
      hair: ink,
      worn: line('M120 170 C140 196 180 196 200 170', ink, 8) + form('M94 92 C110 50 210 50 226 92 Z', ink),
    }),
    alt: 'Dessin : un homme qui sourit, sur fond bleu clair.',
  },
  fatou: {
    svg: draw({
      ground: coral,
      skin: '#4a2c1a',
      hair: sun,
      worn: form('M78 130 C60 20 260 20 242 130 C200 90 120 90 78 130 Z', sun) + disc(236, 60, 26, sun),
    }),
    alt: 'Dessin : une femme au foulard jaune noué.',
  },
  samir: {
    svg: draw({
      ground: sand,
      skin: '#c98f62',
      hair: ink,
      worn:
        form('M98 170 C110 236 210 236 222 170 C210 200 110 200 98 170 Z', ink) +
        form('M92 96 C110 50 210 50 228 96 Z', ink),
    }),
    alt: 'Dessin : un homme barbu, sur fond sable.',
  },
} as const
