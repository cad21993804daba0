export function AttachmentsPage() {
  return null;
}
