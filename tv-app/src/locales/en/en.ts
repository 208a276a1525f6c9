import { zhBoot } from '../zh-CN/boot.js';
import { zhMore } from '../zh-CN/more.js';
export const en = { ...zhBoot, ...zhMore };
