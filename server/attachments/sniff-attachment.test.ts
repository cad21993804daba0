import { expect, test } from 'vitest';
import { sniffAttachment } from './sniff-attachment.ts';

const zip = (...parts: string[]) =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from(parts.join('\0'))]);
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const docx = zip('[Content_Types].xml', 'word/document.xml');

test.each([
  ['Order.PDF', Buffer.from('%PDF-1.7\n'), 'application/pdf'],
  ['logo.png', png, 'image/png'],
  ['photo.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
  ['a.gif', Buffer.from('GIF89a...'), 'image/gif'],
  ['Été.txt', Buffer.from('Été\r\n', 'latin1'), 'text/plain'],
  ['list.csv', Buffer.from('a;b\n1;2\n'), 'text/csv'],
  ['offer.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['offer.odt', zip('mimetypeapplication/vnd.oasis.opendocument.text'), 'application/vnd.oasis.opendocument.text'],
])('%s is taken', (name, content, type) => {
  expect(sniffAttachment(name, content)).toBe(type);
});

test.each([
  ['a program named as a picture', 'photo.png', Buffer.from('MZ\u0090')],
  ['a web page', 'page.html', Buffer.from('<html>')],
  ['a script without an ending', 'script', Buffer.from('#!/bin/sh')],
  ['a program named as a text', 'read-me.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0])],
  ['a spreadsheet named as a document', 'offer.docx', zip('[Content_Types].xml', 'xl/workbook.xml')],
  ['a document with macros', 'offer.docx', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
  ['an empty text', 'empty.txt', Buffer.alloc(0)],
  ['two endings', 'photo.png.exe', png],
])('%s is refused', (_, name, content) => {
  expect(sniffAttachment(name, content)).toBeUndefined();
});
