module example.com/order-fulfillment-saga

go 1.19
