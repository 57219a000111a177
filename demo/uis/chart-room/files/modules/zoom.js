let level = 1;

export const zoom = () => level;

export function zoomBy(factor) {
  level = Math.min(8, Math.max(1, level * factor));
}
