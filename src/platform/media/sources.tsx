import { fileUrl, type ShownFile } from '../files/show.ts'
import { renditionNames, type RenditionName } from './names.ts'

/** What was made of a film or sound under this name, once it is. */
export const findRendition = (file: ShownFile, name: RenditionName) =>
  file.variants.find((variant) => variant.name === name)

/** What a player may play: the lighter film where the screen is small, and after all else the file as it was sent. */
export function Sources({ file }: { file: ShownFile }) {
  const [film, light, sound] = [renditionNames.film, renditionNames.light, renditionNames.sound].map((name) =>
    findRendition(file, name),
  )
  const source = (name: string, type: string, media?: string) => (
    <source src={fileUrl(file, name)} type={type} media={media} />
  )
  return (
    <>
      {light && source(light.name, light.type, film && '(max-width: 40rem)')}
      {film && source(film.name, film.type)}
      {file.role === 'audio' && sound && source(sound.name, sound.type)}
      {source(file.name, file.type)}
    </>
  )
}

/** The picture that shows a film before it plays. */
export function posterOf(file: ShownFile): string | undefined {
  return findRendition(file, renditionNames.poster) && fileUrl(file, renditionNames.poster)
}
