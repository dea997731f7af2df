import { z } from '@hono/zod-openapi';

export const linkToken = z
  .string()
  .min(20)
  .max(200)
  .openapi({ description: 'Phần sau /b/ của đường dẫn trong thư mời' });

export const linkKey = z.string().min(40).max(200).openapi({
  description: 'Khóa ngẫu nhiên do máy gọi tự sinh và giữ; khai báo kèm khóa thì đường dẫn chỉ dùng được với khóa đó',
});
