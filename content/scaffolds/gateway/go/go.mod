module example.com/order-gateway

go 1.19
