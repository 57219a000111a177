/** Where the ship has been, and where it is. */
export const course = [
  [60, 360],
  [110, 210],
  [240, 170],
  [360, 230],
  [480, 210],
  [600, 190],
];
