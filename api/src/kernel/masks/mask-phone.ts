/** 13812345678 → 138****5678; shorter numbers keep two digits at each end. */
export function maskPhone(phone: string): string {
  return phone.length >= 11
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : `${phone.slice(0, 2)}****${phone.slice(-2)}`;
}
