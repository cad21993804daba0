export {
  CARD,
  ENTRY_Y,
  exitY,
  measureCard,
  type NodeSize,
  summaryLines,
} from '#runtime/exchange/export/card-geometry.ts';
