export { default } from '@simpul/house/jest'
