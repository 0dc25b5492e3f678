import { z } from '@hono/zod-openapi';

/** An error as RFC 9457 has it, with a way out in both languages. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .openapi({ description: 'Stable address of the kind of problem', example: '/api/v1/#problem-bad-parameter' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().openapi({ description: 'What is wrong here, in English' }),
    detailZh: z.string().openapi({ description: 'The same in Chinese' }),
    parameter: z.string().optional().openapi({ description: 'Name of the parameter that was refused' }),
    allowed: z.array(z.string()).optional().openapi({ description: 'What would be accepted in its place' }),
  })
  .openapi('Problem');
