const GIVEN = `FROM target g JOIN target_setting v ON v.target_id = g.id AND v.setting = 'channel'`;

/** SQL: the channel of a terminal `t` at an org unit `o` in a district `d`: what is nearest, else the district's (SPEC R1). */
export const CHANNEL_OF = `coalesce(
  (SELECT v.channel_id ${GIVEN} WHERE g.terminal_id = t.id),
  (SELECT v.channel_id ${GIVEN} WHERE g.site_id = t.site_id),
  (SELECT v.channel_id ${GIVEN} JOIN org_unit u ON u.id = g.org_unit_id WHERE u.path @> o.path
   ORDER BY nlevel(u.path) DESC LIMIT 1),
  (SELECT v.channel_id ${GIVEN} WHERE num_nonnulls(g.org_unit_id, g.site_id, g.terminal_id) = 0),
  d.channel_id)`;
