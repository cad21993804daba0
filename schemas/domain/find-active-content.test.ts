import { expect, test } from 'vitest';
import { findActiveContent } from './find-active-content.ts';

test.each([
  '<p>Hello<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img/onerror="x">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="java&Tab;script&colon;alert(1)">x</a>',
  '<iframe src="https://example.com"></iframe>',
  '<form action="https://example.com">',
  '<meta http-equiv="refresh" content="0">',
  '<a href="data:text/html,x">x</a>',
  '<p style="width: expression(alert(1))">',
  '<svg><a href="x">',
])('finds what is active in %s', (html) => {
  expect(findActiveContent(html)).not.toBeUndefined();
});

test.each([
  '<p>Dear {{ record.name }}, we are <b>on</b> = fine.</p>',
  '<a href="https://example.com/?on=1">Order form</a>',
  '<img src="data:image/png;base64,AAAA" alt="Logo">',
  '<table style="color: #123456"><tr><td>Description: script of the talk</td></tr></table>',
  '<style>p { color: red }</style><p>Hello</p>',
])('leaves %s alone', (html) => {
  expect(findActiveContent(html)).toBeUndefined();
});
