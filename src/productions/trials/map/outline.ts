import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { geoMercator, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { Feature, MultiPoint } from 'geojson'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** A country and the degrees it lies between, so that those far away are not even looked at. */
interface Land {
  shape: Feature
  west: number
  east: number
  south: number
  north: number
}

const files = {
  near: import.meta.resolve('world-atlas/countries-50m.json'),
  far: import.meta.resolve('world-atlas/countries-110m.json'),
}

const loaded = new Map<string, Promise<readonly Land[]>>()

/** The countries of the world, from Natural Earth, which is in the public domain: coarser where a whole continent is shown. */
function readLands(name: keyof typeof files): Promise<readonly Land[]> {
  const known = loaded.get(name) ?? loadLands(files[name])
  loaded.set(name, known)
  return known
}

async function loadLands(file: string): Promise<Land[]> {
  // The package's own file, in the form its documentation tells.
  const topology = JSON.parse(await readFile(fileURLToPath(file), 'utf8')) as Topology<{
    countries: GeometryCollection
  }>
  return feature(topology, topology.objects.countries).features.map(landOf)
}

function landOf(shape: Feature): Land {
  const land: Land = { shape, west: 180, east: -180, south: 90, north: -90 }
  const { geometry } = shape
  const polygons =
    geometry.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : []
  for (const [ring = []] of polygons) {
    for (const [longitude = 0, latitude = 0] of ring) {
      land.west = Math.min(land.west, longitude)
      land.east = Math.max(land.east, longitude)
      land.south = Math.min(land.south, latitude)
      land.north = Math.max(land.north, latitude)
    }
  }
  return land
}

export interface Point {
  longitude: number
  latitude: number
}

/** A piece of the world on paper: its countries as a path, and where each point is. */
export interface Outline {
  width: number
  height: number
  path: string
  places: readonly { x: number; y: number }[]
}

const width = 720
const edge = 48
/** Degrees around the points, so that one sees where in the world they are. */
const around = 2.5
/** From so many degrees on, small islands and creeks would only be blots. */
const wide = 40

/** Draws the countries around these points. */
export async function drawOutline(points: readonly Point[]): Promise<Outline> {
  const [longitudes, latitudes] = [
    points.map(({ longitude }) => longitude),
    points.map(({ latitude }) => latitude),
  ]
  const west = Math.max(-180, Math.min(...longitudes) - around)
  const east = Math.min(180, Math.max(...longitudes) + around)
  const south = Math.max(-75, Math.min(...latitudes) - around)
  const north = Math.min(80, Math.max(...latitudes) + around)
  const corners: MultiPoint = {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [east, north],
    ],
  }
  const projection = geoMercator().fitWidth(width - 2 * edge, corners)
  const tall = geoPath(projection).bounds(corners)[1][1]
  const height = Math.round(Math.min(Math.max(tall + 2 * edge, 360), 900))
  projection
    .fitExtent(
      [
        [edge, edge],
        [width - edge, height - edge],
      ],
      corners,
    )
    .clipExtent([
      [-4, -4],
      [width + 4, height + 4],
    ])
  const lands = await readLands(east - west > wide || north - south > wide ? 'far' : 'near')
  // As much again on each side: the picture is wider or higher than what it must hold.
  const [besides, above] = [east - west + edge / 10, north - south + edge / 10]
  const near = lands.filter(
    (land) =>
      land.west < east + besides &&
      land.east > west - besides &&
      land.south < north + above &&
      land.north > south - above,
  )
  const draw = geoPath(projection).digits(1)
  return {
    width,
    height,
    path: draw({ type: 'FeatureCollection', features: near.map(({ shape }) => shape) }) ?? '',
    places: points.map(({ longitude, latitude }) => {
      const [x = 0, y = 0] = projection([longitude, latitude]) ?? []
      return { x: Math.round(x), y: Math.round(y) }
    }),
  }
}
