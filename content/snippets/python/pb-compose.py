# ---
# title: { en: Parallel composition under a deadline, ko: 데드라인 안의 병렬 조합 }
# description:
#   en: Asks several services at once within one budget; optional parts may be missing and are named, required ones may not.
#   ko: 여러 서비스를 한 예산 안에서 동시에 호출합니다. 선택 항목은 빠졌다고 밝히고, 필수 항목이 빠지면 실패합니다.
# pattern: gateway
# lesson: 16-55-api-gateway-patterns#parallel-composition
# names: [Order]
# stops: ["0.3"]
# ---

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Order = TypeVar("Order")
Payment = TypeVar("Payment")
Shipment = TypeVar("Shipment")


@dataclass(frozen=True)
class OrderDetails(Generic[Order, Payment, Shipment]):
    order: Order
    payment: Payment
    shipment: Shipment | None
    partial: list[str] = field(default_factory=list)
    """What is left out because it could not be had in time; empty when the answer is whole."""


async def order_details(
    order: Awaitable[Order],
    payment: Awaitable[Payment],
    shipment: Awaitable[Shipment],
    budget_seconds: float = 0.3,
) -> OrderDetails[Order, Payment, Shipment]:
    """Raises when a required part fails (answer 502) or is late (TimeoutError: answer 504)."""
    # All are started before any is awaited, so the slowest and not the sum counts.
    required = asyncio.ensure_future(order), asyncio.ensure_future(payment)
    optional = asyncio.ensure_future(shipment)
    end = asyncio.get_running_loop().time() + budget_seconds
    try:
        async with asyncio.timeout_at(end):
            found_order, found_payment = await asyncio.gather(*required)
        try:
            async with asyncio.timeout_at(end):
                return OrderDetails(found_order, found_payment, await optional)
        except Exception:
            return OrderDetails(found_order, found_payment, None, ["shipment"])
    finally:
        # When one required part failed, the others need not go on.
        for part in (*required, optional):
            part.cancel()
