-- ---
-- title: { en: Expand and contract, ko: 확장과 축소 }
-- description:
--   en: Changes a column in steps of which each works with the version before and after it, so a rollback is always possible.
--   ko: 앞뒤 버전과 모두 동작하는 단계로 열을 바꾸므로 언제든 되돌릴 수 있습니다.
-- pattern: operations
-- lesson: 16-52-4-kubernetes-production#expand-contract
-- stops: [customer_order, total_amount]
-- ---

-- Each step is a release of its own. Here `total` (in won) becomes `total_amount` (in minor units) and `currency`.

-- 1. Expand: only additions, and nothing that the running version must fill.
SET lock_timeout = '2s';
ALTER TABLE customer_order ADD COLUMN IF NOT EXISTS total_amount bigint;
ALTER TABLE customer_order ADD COLUMN IF NOT EXISTS currency text;

-- 2. Release a version that writes both and reads the old one. Until every instance runs it, a trigger fills in.
CREATE OR REPLACE FUNCTION customer_order_both() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.total_amount IS NULL OR (TG_OP = 'UPDATE' AND NEW.total IS DISTINCT FROM OLD.total) THEN
    NEW.total_amount := NEW.total;
    NEW.currency := 'KRW';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER customer_order_both
  BEFORE INSERT OR UPDATE ON customer_order FOR EACH ROW EXECUTE FUNCTION customer_order_both();

-- 3. Migrate in small batches, again and again until it changes no row: one long update would lock them all.
WITH batch AS (
  SELECT ctid FROM customer_order WHERE total_amount IS NULL LIMIT 1000 FOR UPDATE SKIP LOCKED
)
UPDATE customer_order SET total_amount = total, currency = 'KRW'
FROM batch WHERE customer_order.ctid = batch.ctid;

-- 4. Demand it without a long lock: validation reads the table while it is written.
ALTER TABLE customer_order DROP CONSTRAINT IF EXISTS customer_order_total_known;
ALTER TABLE customer_order
  ADD CONSTRAINT customer_order_total_known CHECK (total_amount IS NOT NULL AND currency IS NOT NULL) NOT VALID;
ALTER TABLE customer_order VALIDATE CONSTRAINT customer_order_total_known;

-- 5. Release a version that reads the new columns and still writes both; wait until no rollback past it is wanted.

-- 6. Contract, once nothing that is still running, and no report, uses the old column.
DROP TRIGGER IF EXISTS customer_order_both ON customer_order;
DROP FUNCTION IF EXISTS customer_order_both();
ALTER TABLE customer_order DROP COLUMN IF EXISTS total;
