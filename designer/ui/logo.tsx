/** The product's mark: a track that branches. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-primary-color-filled)" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <path d="M6 21h20" />
        <path d="M9 21c5 0 5-10 11-10h6" />
      </g>
      <circle cx="9" cy="21" r="2.6" fill="#fff" />
    </svg>
  );
}
